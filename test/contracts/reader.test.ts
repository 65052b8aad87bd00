import { resolve } from 'node:path';
import { openReader } from '../../src/inference/transformers-reader.ts';
import { markingReader } from '../support/marking-reader.ts';
import { describeReader } from './reader-contract.ts';

const MODEL = resolve(import.meta.dirname, '../../models/youju-reader');

describeReader('the marking reader of tests', async () => markingReader({ '1958年': 4, 王大力: -3, 两年: -1 }));

describeReader('youju-reader', () => openReader({ modelDir: MODEL }));
