import { withBuildLock } from '../store/build-lock.ts';
import type { Manifest } from '../store/manifest.ts';
import { findVersionProblem, readManifest } from '../store/verify-version.ts';
import { readPublished, versionPath, writePublished } from '../store/versions.ts';
import type { Config } from '../support/config.ts';
import { OperatorError } from '../support/errors.ts';
import { publishToDatabase } from './shared/publish-index.ts';

/**
 * Makes the version before the current one again, and keeps it until an operator builds; no automatic build replaces
 * it.
 * @returns its manifest.
 * @throws ROLLBACK_IMPOSSIBLE if there is none, it is damaged, or it is already in use; INDEX_LOCKED, INDEX_UNWRITABLE.
 */
export async function rollBack({ indexDir, sharedIndex }: Config): Promise<Manifest> {
  return withBuildLock(indexDir, async () => {
    const refuse = (reason: string) => OperatorError.of('ROLLBACK_IMPOSSIBLE', { path: indexDir, reason });
    const { versions, isPinned, problem } = await readPublished(indexDir);
    const [current, before] = versions;
    if (problem !== undefined) throw refuse(problem);
    if (isPinned) throw refuse('the version before is in use already');
    if (current === undefined || before === undefined) throw refuse('there is no version before');
    const damage = await findVersionProblem(versionPath(indexDir, before));
    const manifest = await readManifest(versionPath(indexDir, before));
    if ('problem' in manifest || damage !== undefined) throw refuse(`the version before is damaged: ${damage}`);
    await writePublished(indexDir, { versions: [before, current], isPinned: true });
    if (sharedIndex) await publishToDatabase(sharedIndex, indexDir);
    return manifest;
  });
}
