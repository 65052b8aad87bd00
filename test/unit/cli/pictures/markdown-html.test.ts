import { describe, expect, it } from 'vitest';
import { markdownToHtml } from '../../../../src/cli/pictures/markdown-html.ts';

describe('markdownToHtml', () => {
  it('shows bold, links and escapes as Discord does', () => {
    expect(markdownToHtml('**县\\*** [1] [原文](https://example.org/a)')).toBe(
      '<div><b>县*</b> [1] <a title="https://example.org/a">原文</a></div>',
    );
  });

  it('joins quoted lines into one block and marks small ones', () => {
    expect(markdownToHtml('> 一\n> 二\n-# 小\n\n末')).toBe(
      '<blockquote>一<br>二</blockquote><small>小</small><div class="gap"></div><div>末</div>',
    );
  });

  it('lets no text of an article become HTML', () => {
    expect(markdownToHtml('<script>"&"')).toBe('<div>&lt;script&gt;&quot;&amp;&quot;</div>');
  });
});
