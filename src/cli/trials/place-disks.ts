import { execFileSync } from 'node:child_process';
import { cp, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ground, NotOffered, type Place } from './place.ts';

/**
 * Space left on a full disk, in KB: the build then stops at its lock, its caches, the version itself, or not at all.
 */
const ROOMS_KB = [0, 4, 12, 24, 48, 96, 160, 240, 400];
const DISK_MB = 16;

/** Disks that are full or cannot be written to. */
export const DISKS: readonly Place[] = [
  ...ROOMS_KB.map(
    (roomKb): Place => ({
      name: `a disk with ${roomKb} KB left`,
      ends: ['built', 'INDEX_UNWRITABLE'],
      serves: true,
      spoil: async (ground) => {
        const unmount = await moveToDisk(ground);
        const filler = join(ground.config.indexDir, 'filler');
        const { bavail, bsize } = await statfs(ground.config.indexDir);
        await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - roomKb * 1024)));
        return async () => {
          await rm(filler);
          await unmount();
        };
      },
    }),
  ),
  {
    name: 'a read-only disk',
    ends: ['INDEX_UNWRITABLE'],
    serves: true,
    spoil: async (ground) => {
      const unmount = await moveToDisk(ground);
      mount(['-o', 'remount,ro', ground.config.indexDir]);
      return async () => {
        mount(['-o', 'remount,rw', ground.config.indexDir]);
        await unmount();
      };
    },
  },
];

/** Moves the index to a small disk in memory. @returns a function that moves it back. */
async function moveToDisk({ config: { indexDir } }: Ground): Promise<() => Promise<void>> {
  const copy = `${indexDir}-copy`;
  await cp(indexDir, copy, { recursive: true });
  mount(['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', indexDir]);
  await cp(copy, indexDir, { recursive: true });
  return async () => {
    await rm(copy, { recursive: true });
    await cp(indexDir, copy, { recursive: true });
    execFileSync('umount', [indexDir]);
    await rm(indexDir, { recursive: true });
    await cp(copy, indexDir, { recursive: true });
  };
}

function mount(args: readonly string[]): void {
  try {
    execFileSync('mount', args, { stdio: 'pipe' });
  } catch {
    throw new NotOffered('this user may not mount disks');
  }
}
