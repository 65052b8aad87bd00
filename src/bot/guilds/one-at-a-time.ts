/** Runs begun while one is under way wait for it, in order; a run that fails is told to `onError`. Never rejects. */
export function oneAtATime(run: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let latest: Promise<void> = Promise.resolve();
  return () => {
    latest = latest.then(run).catch(onError);
    return latest;
  };
}
