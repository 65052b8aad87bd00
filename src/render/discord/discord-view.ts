import type { Language } from '../../model/question.ts';
import { STRINGS } from '../strings/strings.ts';
import type { ButtonName } from '../strings/strings-shape.ts';
import { LIMITS } from './discord-limits.ts';

/** A button as Discord's API takes it: 1 blurple, 2 grey, 3 green, 4 red. */
export interface ButtonView {
  type: 2;
  style: 1 | 2 | 3 | 4;
  label: string;
  custom_id: string;
  disabled: boolean;
}

export interface RowView {
  type: 1;
  components: ButtonView[];
}

export interface EmbedView {
  title?: string;
  description: string;
  color: number;
  footer?: { text: string };
}

/**
 * A message in the shape of Discord's API, within its limits, for sends and edits alike. It pings nobody but the roles
 * it names.
 */
export interface MessageView {
  content: string;
  embeds: EmbedView[];
  components: RowView[];
  allowedMentions: { parse: never[]; roles: string[]; repliedUser: false };
}

/** A button to show, with the state it carries. */
export interface ButtonSlot {
  readonly name: ButtonName;
  /** Its custom id, 1 to 100 characters. */
  readonly id: string;
  readonly disabled?: boolean;
  /** Mark of the quotation it belongs to, behind its label. */
  readonly mark?: number;
}

/** Colours of embeds by what they say. */
export const COLORS = {
  answered: 0x2e7d32,
  passage: 0x00838f,
  unsure: 0xf9a825,
  notFound: 0x757575,
  invalid: 0xc62828,
  article: 0x1565c0,
};

/** A message that pings nobody. */
export function makeMessage(parts: Partial<Pick<MessageView, 'content' | 'embeds' | 'components'>>): MessageView {
  return {
    content: '',
    embeds: [],
    components: [],
    ...parts,
    allowedMentions: { parse: [], roles: [], repliedUser: false },
  };
}

/** One sentence for one person (a refusal, a confirmation). */
export function renderNotice(sentence: string): MessageView {
  return makeMessage({ content: sentence });
}

/** The sole message that pings: one role, asked to help with a question the articles do not answer. */
export function renderHelperPing(roleId: string, language: Language): MessageView {
  const message = makeMessage({ content: STRINGS[language].helperPing(roleId) });
  return { ...message, allowedMentions: { ...message.allowedMentions, roles: [roleId] } };
}

/** Rows of at most five buttons in the order given, at most five rows; no row for no buttons. */
export function renderButtons(buttons: readonly ButtonSlot[], language: Language): RowView[] {
  const views = buttons.map(({ name, id, disabled, mark }): ButtonView => {
    const style = name === 'publish' || name === 'askHelper' ? 1 : 2;
    const label = `${STRINGS[language].buttons[name]}${mark === undefined ? '' : ` [${mark}]`}`;
    return { type: 2, style, label, custom_id: id, disabled: disabled ?? false };
  });
  const rows: RowView[] = [];
  for (let i = 0; i < views.length && rows.length < LIMITS.rows; i += LIMITS.buttonsPerRow) {
    rows.push({ type: 1, components: views.slice(i, i + LIMITS.buttonsPerRow) });
  }
  return rows;
}

/** Rows with others below them; beside them instead where one row holds both. */
export function stackRows(above: readonly RowView[], below: readonly RowView[]): RowView[] {
  const buttons = [...above, ...below].flatMap(({ components }) => components);
  const isOneRow = above.length > 0 && below.length > 0 && buttons.length <= LIMITS.buttonsPerRow;
  return isOneRow ? [{ type: 1, components: buttons }] : [...above, ...below];
}
