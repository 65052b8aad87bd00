import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../src/answer/llm/model-failure.ts';

const refused = (status: number, message: string) => APIError.generate(status, undefined, message, new Headers());

describe('a failed request to a language model', () => {
  it.each([
    ['key', refused(401, 'no such key')],
    ['key', refused(403, 'the model is not for this key')],
    ['model', refused(404, 'The model `x` does not exist')],
    ['model', refused(400, 'unknown model')],
    ['address', refused(404, 'not found')],
    ['overloaded', refused(429, 'the model is busy')],
    ['other', refused(500, 'the model broke')],
    ['other', refused(400, 'too long')],
    ['unreachable', new APIConnectionError({ message: 'refused' })],
    ['late', new APIConnectionTimeoutError({ message: 'late' })],
    ['late', new DOMException('', 'TimeoutError')],
    ['late', new DOMException('', 'AbortError')],
    ['other', new TypeError('x is not a function')],
  ])('is laid to the %s: %s', (failure, error) => {
    expect(failureOf(error)).toBe(failure);
  });
});
