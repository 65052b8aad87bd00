import type { ExtractionTask } from '../extraction.ts';
import { extractDocument } from './extract-document.ts';

// Entry of the process that parses one document: it takes one task, reports that its parser is ready, answers, ends.
process.on('disconnect', () => process.exit(0));
process.once('message', (task) => {
  const tellReady = () => process.send?.('ready');
  void extractDocument(task as ExtractionTask, tellReady).then((extraction) => {
    process.send?.(extraction, () => process.exit(0));
  });
});
