/**
 * Text that may not follow a Chinese name, by the name's last character: 财政部 is not in 财政部门, nor 工商联 in 工商联合会. A longer
 * name of the glossary always wins, so only everyday words are listed.
 */
const NOT_BEFORE: Readonly<Record<string, readonly string[]>> = {
  部: ['门', '署', '分', '队', '件', '位', '落', '下', '族'],
  委: ['员', '托', '派', '任', '婉', '屈'],
  局: ['面', '部', '势', '限', '促'],
  会: ['议', '谈', '见', '晤', '展', '师', '场'],
  联: ['合', '系', '盟', '络', '动', '通', '防', '席', '手', '想'],
  协: ['作', '议', '定', '力', '调'],
  行: ['程', '驶', '走', '列', '星'],
  办: ['法', '理', '公', '案'],
  社: ['会', '区', '交'],
  法: ['律', '规', '治', '官', '宝'],
  检: ['查', '察', '验'],
};

/** Characters that may not precede a name, by its first character: 央行 is not in 中央行政. */
const NOT_AFTER: Readonly<Record<string, readonly string[]>> = {
  央: ['中'],
  世: ['当', '盛', '举', '问'],
  亚: ['东', '欧'],
};

const LATIN = /[a-z0-9]/;

/** True unless the text around a name makes it a part of another word. */
export function standsAlone(text: string, start: number, end: number): boolean {
  if (LATIN.test(text.charAt(start)) && LATIN.test(text.charAt(start - 1))) return false;
  if (LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end))) return false;
  if (NOT_BEFORE[text.charAt(end - 1)]?.some((next) => text.startsWith(next, end))) return false;
  return !NOT_AFTER[text.charAt(start)]?.includes(text.charAt(start - 1));
}
