import type { Analysis } from '../../model/analysis.ts';
import type { LeftOut } from '../../model/rules.ts';
import { slice } from '../../model/span.ts';
import type { ArticleText } from '../passages/article-texts.ts';

interface QuestionTask {
  readonly analysis: Analysis;
  readonly leftOut: LeftOut;
}

/**
 * The question with its names and places as the article writes them (央行 → 人民银行): the reader knows no glossary. A name that
 * the article holds as it was asked, or in no form, stays.
 */
export function questionFor({ analysis, leftOut }: QuestionTask, { whole }: ArticleText): string {
  const { chinese, names, places } = analysis;
  if (leftOut.has('names-before-reading')) return chinese;
  const mentions = [...names, ...places].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  let text = chinese;
  let done = chinese.length + 1;
  for (const { span, forms } of mentions) {
    if (span.end > done) continue;
    done = span.start;
    if (whole.includes(slice(chinese, span))) continue;
    const form = forms.find((one) => whole.includes(one));
    if (form !== undefined) text = text.slice(0, span.start) + form + text.slice(span.end);
  }
  return text;
}
