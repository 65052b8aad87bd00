import { readFile } from 'node:fs/promises';
import { type Calibration, parseCalibration } from '../answer/calibration.ts';
import { OperatorError } from '../support/errors.ts';
import { unsealJson } from '../support/sealed-json.ts';
import { systemReason } from '../support/system-faults.ts';

/** Reads the fitted confidence of answers. @throws CALIBRATION_DAMAGED if the file differs from the written one. */
export async function readCalibration(path: string): Promise<Calibration> {
  try {
    return parseCalibration(JSON.stringify(unsealJson(await readFile(path, 'utf8'))));
  } catch (error) {
    throw OperatorError.of('CALIBRATION_DAMAGED', { path, reason: systemReason(error) }, error);
  }
}
