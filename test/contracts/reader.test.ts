import { resolve } from 'node:path';
import { rememberReadings } from '../../src/inference/remember-readings.ts';
import { openReader } from '../../src/inference/transformers-reader.ts';
import { markingReader } from '../support/marking-reader.ts';
import { describeReader } from './reader-contract.ts';

const MODEL = resolve(import.meta.dirname, '../../models/youju-reader');

const openMarking = async () => markingReader({ '1958年': 4, 王大力: -3, 两年: -1 });

describeReader('the marking reader of tests', openMarking);

describeReader('a reader whose readings are remembered', async () => rememberReadings(await openMarking()));

describeReader('youju-reader', () => openReader({ modelDir: MODEL }));
