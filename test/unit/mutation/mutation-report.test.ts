import { describe, expect, it } from 'vitest';
import { renderMutationReport } from '../../mutation/mutation-report.ts';

const mutant = (status: string, line = 1, replacement = 'false') => ({
  status,
  mutatorName: 'ConditionalExpression',
  replacement,
  location: { start: { line } },
});

describe('the report of mutation testing', () => {
  const text = renderMutationReport({
    files: {
      'src/text/time/b.ts': { mutants: [mutant('Killed'), mutant('Timeout'), mutant('Survived', 7, '`x\n y`')] },
      'src/text/time/a.ts': { mutants: [mutant('NoCoverage'), mutant('Ignored'), mutant('RuntimeError')] },
    },
  });

  it('counts by room and by file, an end of time as noticed, what was never run apart', () => {
    expect(text).toContain('| `src/text/time` (2 files) | 4 | 2 | 1 | 1 | 50.0 % |');
    expect(text).toContain('| `src/text/time/b.ts` | 3 | 2 | 1 | 0 | 66.7 % |');
    expect(text.indexOf('a.ts` |')).toBeLessThan(text.indexOf('b.ts` |'));
  });

  it('shows what nothing noticed in one line', () => {
    expect(text).toContain("- `src/text/time/b.ts:7` ConditionalExpression: `'x y'`");
  });

  it('says where everything was noticed', () => {
    expect(renderMutationReport({ files: { 'src/a.ts': { mutants: [mutant('Killed')] } } })).toContain('\nNothing.\n');
  });
});
