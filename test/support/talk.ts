import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTalkModel } from '../../src/question/talk/parse-talk-model.ts';
import { makeReadTalk } from '../../src/question/talk/small-talk.ts';

const file = join(import.meta.dirname, '../../models/youju-talk/model.json');

/** Distinguishes small talk from questions, with the model of the project. */
export const readTalk = makeReadTalk(parseTalkModel(readFileSync(file, 'utf8')));
