import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTalkModel } from '../../src/question/talk/parse-talk-model.ts';
import { makeReadTalk } from '../../src/question/talk/small-talk.ts';

const readFile = (name: string) => readFileSync(join(import.meta.dirname, '../../models/youju-talk', name), 'utf8');

/** Distinguishes small talk from questions, with the model of the project. */
export const readTalk = makeReadTalk(parseTalkModel(readFile('model.json'), readFile('network.json')));
