import { describe, expect, it } from 'vitest';
import { parseReply } from '../../../../src/answer/llm/parse-reply.ts';

const TEXT = '会议由李国强主持。';
const POINT = { text: TEXT, proofs: ['s1', 's3'] };
const JSON_REPLY = JSON.stringify({ points: [{ ...POINT, mode: 'done' }], silent: [] });

describe('parseReply', () => {
  it.each([
    ['what was asked for', JSON_REPLY],
    ['a fence', `\`\`\`json\n${JSON_REPLY}\n\`\`\``],
    ['a fence without a name, words around it', `好的，结果如下：\n\`\`\`\n${JSON_REPLY}\n\`\`\`\n希望有帮助。`],
    ['words before it', `Here is the JSON: ${JSON_REPLY}`],
    ['thoughts', `<think>{"points":[]} 先看 [s1]。</think>${JSON_REPLY}`],
    ['thoughts whose beginning is missing', `先看 s1 {"points":[]}\n</think>\n${JSON_REPLY}`],
    ['a top-level array', JSON.stringify([POINT])],
    ['numbers for ids', JSON.stringify({ points: [{ text: TEXT, proofs: [1, 3] }] })],
    ['strings of digits', JSON.stringify({ points: [{ text: TEXT, proofs: ['1', '3'] }] })],
    ['ids in one string', JSON.stringify({ points: [{ text: TEXT, proofs: 's1, s3' }] })],
    ['ids in brackets', JSON.stringify({ points: [{ text: TEXT, proofs: ['[s1]', '[S3]'] }] })],
    ['other names of the fields', JSON.stringify({ sentences: [{ text: TEXT, citations: [1, 3] }] })],
    ['a trailing comma', `{"points":[{"text":"${TEXT}","proofs":["s1","s3"],},],}`],
    ['single quotes', `{'points':[{'text':'${TEXT}','proofs':['s1','s3']}]}`],
    ['no quotes around names', `{points:[{text:"${TEXT}",proofs:["s1","s3"]}]}`],
    ['a comment', `{"points":[{"text":"${TEXT}", /* from the lead */ "proofs":["s1","s3"]}]}`],
    ['an end that is cut', `{"points":[{"text":"${TEXT}","proofs":["s1","s3"]}`],
    ['an end that is cut within the next point', `{"points":[{"text":"${TEXT}","proofs":["s1","s3"]},{"text":"另外`],
    ['prose with marks', `${TEXT}[1][3]`],
    ['a list in prose with marks', `- ${TEXT} [s1, s3]`],
    ['marks in Chinese brackets', `1. ${TEXT}【1】【3】`],
  ])('reads %s', (_, reply) => {
    expect(parseReply(reply)?.points[0]).toMatchObject(POINT);
  });

  it('takes nothing from thoughts that were cut before their end', () => {
    expect(parseReply(`<think>${JSON_REPLY}`)).toBeUndefined();
    expect(parseReply(`<thinking>${TEXT}[1]`)).toBeUndefined();
  });

  it('reads several sentences of prose, each with its own marks', () => {
    expect(parseReply('李国强主持会议[1]。会议在京召开。[2]\n没有依据的一句。')?.points).toEqual([
      { text: '李国强主持会议。', proofs: ['s1'] },
      { text: '会议在京召开。', proofs: ['s2'] },
    ]);
  });

  it('reads that there is nothing to say, and of what', () => {
    expect(parseReply('{"points":[],"silent":["预算"]}')).toEqual({ points: [], silent: ['预算'] });
    expect(parseReply('[]')).toEqual({ points: [], silent: [] });
  });

  it.each([
    ['nothing', ''],
    ['words without marks', '三个县是灵寿县、汪清县、田东县。'],
    ['JSON of another shape', '{"answer":"灵寿县"}'],
    ['thoughts without an end', '<think>先看 s1'],
  ])('gives nothing for %s', (_, reply) => {
    expect(parseReply(reply)).toBeUndefined();
  });
});
