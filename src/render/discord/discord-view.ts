import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Language } from '../../model/question.ts';
import { STRINGS } from '../strings/strings.ts';
import type { ButtonName } from '../strings/strings-shape.ts';
import { LIMITS } from './discord-limits.ts';

/** A button in the form of Discord's API. */
export interface ButtonView {
  type: ComponentType.Button;
  style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium>;
  label: string;
  custom_id: string;
  disabled: boolean;
}

export interface RowView {
  type: ComponentType.ActionRow;
  components: ButtonView[];
}

export interface EmbedView {
  title?: string;
  description: string;
  color: number;
  footer?: { text: string };
}

/**
 * A message in the form of Discord's API and within its limits, for sends and edits alike. It pings only the roles that
 * it names.
 */
export interface MessageView {
  content: string;
  embeds: EmbedView[];
  components: RowView[];
  allowedMentions: { parse: never[]; roles: string[]; repliedUser: false };
}

/** A button with the state that it carries. */
export interface ButtonSlot {
  readonly name: ButtonName;
  /** Its custom id, 1 to 100 characters. */
  readonly id: string;
  readonly disabled?: boolean;
  /** Number of its quotation, shown after its label. */
  readonly mark?: number;
}

/** Colours of embeds by their meaning. */
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

/** The only message that pings: it asks one role for help with a question that the articles do not answer. */
export function renderHelperPing(roleId: string, language: Language): MessageView {
  const message = makeMessage({ content: STRINGS[language].helperPing(roleId) });
  return { ...message, allowedMentions: { ...message.allowedMentions, roles: [roleId] } };
}

/** Rows of at most five buttons in the given order, at most five rows; empty if there are no buttons. */
export function renderButtons(buttons: readonly ButtonSlot[], language: Language): RowView[] {
  const views = buttons.map(({ name, id, disabled, mark }): ButtonView => {
    const style = name === 'publish' || name === 'askHelper' ? ButtonStyle.Primary : ButtonStyle.Secondary;
    const label = `${STRINGS[language].buttons[name]}${mark === undefined ? '' : ` [${mark}]`}`;
    return { type: ComponentType.Button, style, label, custom_id: id, disabled: disabled ?? false };
  });
  const rows: RowView[] = [];
  for (let i = 0; i < views.length && rows.length < LIMITS.rows; i += LIMITS.buttonsPerRow) {
    rows.push({ type: ComponentType.ActionRow, components: views.slice(i, i + LIMITS.buttonsPerRow) });
  }
  return rows;
}

/** Rows above other rows; one common row if it can hold all buttons. */
export function stackRows(above: readonly RowView[], below: readonly RowView[]): RowView[] {
  const buttons = [...above, ...below].flatMap(({ components }) => components);
  const isOneRow = above.length > 0 && below.length > 0 && buttons.length <= LIMITS.buttonsPerRow;
  return isOneRow ? [{ type: ComponentType.ActionRow, components: buttons }] : [...above, ...below];
}
