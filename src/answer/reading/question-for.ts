import type { Analysis, DateMention } from '../../model/analysis.ts';
import type { LeftOut } from '../../model/rules.ts';
import { type Span, slice } from '../../model/span.ts';
import type { ArticleText } from '../passages/article-texts.ts';

interface QuestionTask {
  readonly analysis: Analysis;
  readonly leftOut: LeftOut;
}

/** A part of the question with the folded forms in which an article may write it. */
interface Part {
  readonly span: Span;
  readonly forms: readonly string[];
}

/**
 * The question with its names, places and days in the article's form (央行 → 人民银行, 2022年3月24日 → 3月24日), because the
 * reader knows neither glossary nor calendar. A part stays if the article has its asked form, or none of its forms.
 */
export function questionFor({ analysis, leftOut }: QuestionTask, article: ArticleText): string {
  const { chinese, names, places } = analysis;
  if (leftOut.has('names-before-reading')) return chinese;
  const days = leftOut.has('days-before-reading') ? [] : dayParts(analysis.dates, article);
  const parts: Part[] = [...names, ...places, ...days];
  parts.sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  let text = chinese;
  let done = chinese.length + 1;
  for (const { span, forms } of parts) {
    if (span.end > done) continue;
    done = span.start;
    if (article.whole.includes(slice(chinese, span))) continue;
    const form = forms.find((one) => article.whole.includes(one));
    if (form !== undefined) text = text.slice(0, span.start) + form + text.slice(span.end);
  }
  return text;
}

/** Exact days of the question written out; the year is left out if it is the article's year. */
function dayParts(dates: readonly DateMention[], { publishedOn }: ArticleText): Part[] {
  return dates.flatMap(({ span, from, to, basis }) => {
    if (from !== to || basis === 'yearless') return [];
    const [year, month, day] = from.split('-').map(Number);
    const short = `${month}月${day}日`;
    const full = `${year}年${short}`;
    return [{ span, forms: publishedOn?.startsWith(from.slice(0, 4)) ? [full, short] : [full] }];
  });
}
