/** Runs begun during another one wait for it, in order; `onError` gets the error of a failed run. Never rejects. */
export function oneAtATime(run: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let latest: Promise<void> = Promise.resolve();
  return () => {
    latest = latest.then(run).catch(onError);
    return latest;
  };
}
