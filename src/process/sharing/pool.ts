import { type CallOptions, openSupervisor, type Supervisor, type SupervisorOptions } from '../supervisor.ts';

interface Member {
  readonly supervisor: Supervisor;
  /** Number of calls that it has not answered yet. */
  held: number;
  /** True if it has opened; only the first process gets calls earlier, because one must hold them. */
  isOpen: boolean;
}

/**
 * Up to `most` processes of one kind that behave like one. The first starts at once, a further one when a call comes
 * and all are busy; a call goes to the process with the fewest calls. Each is supervised separately, so that a fatal
 * call harms only its own process. `opened` and `pid` are those of the first. `replace` replaces them one after the
 * other, so that there is never more than one process too many; processes that cannot be replaced end.
 */
export function openPool(options: SupervisorOptions, most: number): Supervisor {
  return new SupervisorPool(options, most);
}

class SupervisorPool implements Supervisor {
  readonly opened: Promise<void>;
  readonly #options: SupervisorOptions;
  readonly #first: Member;
  #most: number;
  #others: Member[] = [];
  #isClosed = false;

  constructor(options: SupervisorOptions, most: number) {
    this.#options = options;
    this.#most = most;
    this.#first = this.#start();
    this.opened = this.#first.supervisor.opened;
  }

  pid(): number | undefined {
    return this.#first.supervisor.pid();
  }

  async call(method: string, args: readonly unknown[], options: CallOptions = {}): Promise<unknown> {
    const member = this.#leastBusy();
    if (member.held > 0) this.#grow();
    member.held += 1;
    try {
      return await member.supervisor.call(method, args, options);
    } finally {
      member.held -= 1;
    }
  }

  async replace(): Promise<void> {
    const ready = this.#others.filter(({ isOpen }) => isOpen);
    // A process that is still opening would open the version to be replaced.
    for (const member of this.#others.filter(({ isOpen }) => !isOpen)) this.#drop(member);
    await this.#first.supervisor.replace();
    for (const member of ready) await member.supervisor.replace().catch(() => this.#drop(member));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#first, ...this.#others].map(({ supervisor }) => supervisor.close()));
  }

  #start(): Member {
    const member: Member = { supervisor: openSupervisor(this.#options), held: 0, isOpen: false };
    member.supervisor.opened.then(
      () => {
        member.isOpen = true;
      },
      () => {},
    );
    return member;
  }

  #leastBusy(): Member {
    const open = this.#others.filter(({ isOpen }) => isOpen);
    return open.reduce((least, member) => (member.held < least.held ? member : least), this.#first);
  }

  /** Starts one more process, one at a time and only after the first has opened. */
  #grow(): void {
    const isOpening = !this.#first.isOpen || this.#others.some(({ isOpen }) => !isOpen);
    if (this.#isClosed || isOpening || this.#others.length + 1 >= this.#most) return;
    const member = this.#start();
    this.#others.push(member);
    member.supervisor.opened.catch((error: unknown) => {
      if (this.#isClosed || !this.#others.includes(member)) return;
      this.#options.log.warn({ err: error, module: this.#options.module }, 'no further process can be opened');
      this.#drop(member);
      this.#most = 1 + this.#others.length;
    });
  }

  #drop(member: Member): void {
    this.#others = this.#others.filter((other) => other !== member);
    void member.supervisor.close();
  }
}
