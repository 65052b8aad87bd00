import { OperatorError } from './errors.ts';

/** The parts of an error that are logged. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  /** HTTP facts of a request that failed. */
  readonly status?: number;
  readonly method?: string;
  readonly route?: string;
  /** Stack of the error without its message. */
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Number of causes that are logged, and characters of each message. Chosen by hand. */
const MAX_CAUSES = 4;
const MAX_MESSAGE_CHARS = 300;
/** `…/webhooks/ID/TOKEN` and `…/interactions/ID/TOKEN`: anyone who has such an address may write there. */
const SECRET_ADDRESS = /((?:webhooks|interactions)\/\d+\/)[\w.-]+/g;
/** A bot's token, and keys in the form that servers of language models use. */
const SECRET = /[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}|\b(?:Bot|Bearer)\s+\S+|\bsk-[\w-]{8,}/g;
/**
 * Input that a message repeats, in quotation marks (names of properties may stay) or after the name of a regular
 * expression or of JSON.
 */
const QUOTED = /"[^"]*"|'[^']*[^\w$'][^']*'|`[^`]*`|“[^”]*”|「[^」]*」|(?<=Invalid regular expression: )\S.*/g;
/** Words of questions and articles. */
const HAN = /[\p{Script=Han}，。！？；：、（）《》]{2,}/gu;
const HIDDEN = '…';

/**
 * An error in a form that is safe to log: its type, place and codes. It leaves out the words of users, bodies and
 * headers of requests, and everything that would let a reader act as the bot.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutSecrets(String(error)) };
  const { code, status, method, url, cause } = error as Error & Record<'code' | 'status' | 'method' | 'url', unknown>;
  const frames = framesOf(error.stack);
  return {
    type: error.name,
    // The catalogue words an operator's problem, and the operator needs its paths to solve it.
    message: error instanceof OperatorError ? error.message : withoutSecrets(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof status === 'number' && { status }),
    ...(typeof method === 'string' && { method }),
    ...(typeof url === 'string' && { route: routeOf(url) }),
    ...(frames !== '' && { stack: frames }),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: loggedError(cause, depth + 1) }),
  };
}

/** Text without tokens, including those inside addresses. */
export function withoutTokens(text: string): string {
  return text.replace(SECRET_ADDRESS, `$1${HIDDEN}`).replace(SECRET, HIDDEN);
}

/** Text without tokens and without the words of users. */
function withoutSecrets(text: string): string {
  return withoutTokens(text.slice(0, MAX_MESSAGE_CHARS)).replace(QUOTED, HIDDEN).replace(HAN, HIDDEN);
}

/** The path of an address, without its parameters and tokens. */
function routeOf(url: string): string {
  const path = /^(?:https?:\/\/[^/]+)?([^?#]*)/.exec(url)?.[1] ?? '';
  return path.replace(SECRET_ADDRESS, `$1${HIDDEN}`);
}

function framesOf(stack: string | undefined): string {
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames.map((line) => line.replace(SECRET_ADDRESS, `$1${HIDDEN}`)).join('\n');
}
