const PUBLISHER =
  '(?:日报|晚报|晨报|时报|早报|都市报|青年报|法治报|新闻网|新华社|新华网|人民网|中新社|中新网|央视网?|电视台|通讯社|周刊|杂志|客户端|(?<=\\p{Script=Han}{2})报)';
const SOURCE = new RegExp(
  `([\\p{Script=Han}]{0,8}?${PUBLISHER})(?:的?(?:报道|文章|消息|新闻|评论)|(?:刊登|刊发|发布)的|怎么(?:说|看|报道)|如何(?:说|看|报道|评论)|说了什么|上)`,
  'u',
);

/** The publisher whose articles a folded question asks for (人民日报报道的…); null if it names none. */
export function sourceNamed(folded: string): string | null {
  const found = SOURCE.exec(folded)?.[1];
  return found === undefined ? null : found.replace(/^(?:请问|根据|依据|按照|据|在)+/, '');
}
