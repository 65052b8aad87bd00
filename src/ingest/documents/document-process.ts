import type { ExtractionTask } from '../extraction.ts';
import { extractDocument } from './extract-document.ts';

// Entry of the process that parses one document: it says that it is ready, takes one task, answers, ends.
process.on('disconnect', () => process.exit(0));
process.once('message', (task) => {
  void extractDocument(task as ExtractionTask).then((extraction) => {
    process.send?.(extraction, () => process.exit(0));
  });
});
process.send?.('ready');
