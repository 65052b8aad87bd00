import { describe, expect, it } from 'vitest';
import { forgetUndrawn, renderMutationReport } from '../../mutation/mutation-report.ts';

const mutant = (status: string, line = 1, mutatorName = 'Regex') => ({
  status,
  mutatorName,
  location: { start: { line } },
});

const REPORT = {
  files: {
    'src/text/time/b.ts': {
      mutants: [
        mutant('Killed'),
        mutant('Timeout'),
        mutant('Survived', 7),
        mutant('Survived', 9, 'BooleanLiteral'),
        mutant('Survived', 3),
        mutant('CompileError'),
      ],
    },
    'src/text/time/a.ts': { mutants: [mutant('NoCoverage', 5), mutant('Ignored'), mutant('RuntimeError')] },
    'src/text/time/c.ts': { mutants: [mutant('Killed')] },
  },
};

describe('the report of mutation testing', () => {
  const text = renderMutationReport(REPORT);

  it('counts by room what was tried, an end of time as noticed, and apart what was never run', () => {
    expect(text).toContain('| `src/text/time` (3 files) | 10 | 7 | 3 | 3 | 1 | 42.9 % |');
  });

  it('shows by file and kind where nothing noticed, and no file without such a place', () => {
    expect(text).toContain('| `src/text/time/b.ts` | 2 of 5 | BooleanLiteral 9; Regex 3, 7 |  |');
    expect(text).toContain('| `src/text/time/a.ts` | 0 of 1 |  | 5 |');
    expect(text).not.toContain('c.ts');
  });

  it('says where everything was noticed', () => {
    expect(renderMutationReport({ files: { 'src/a.ts': { mutants: [mutant('Killed')] } } })).toContain('\nNothing.\n');
  });

  it('leaves changes that were not drawn to a later lot', () => {
    const kept = forgetUndrawn(REPORT).files['src/text/time/b.ts']?.mutants.map(({ status }) => status);
    expect(kept).toEqual(['Killed', 'Timeout', 'Survived', 'Survived', 'Survived', 'Ignored']);
  });
});
