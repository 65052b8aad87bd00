import { type APIMessage, ComponentType } from 'discord.js';
import type { Language } from '../../model/question.ts';
import {
  type ButtonSlot,
  type ButtonView,
  type EmbedView,
  type MessageView,
  makeMessage,
  type RowView,
  renderButtons,
  stackRows,
} from '../../render/discord/discord-view.ts';

/** A copy of a displayed answer for posting, with other buttons in its first row. */
export function copyOf(shown: APIMessage, buttons: readonly ButtonSlot[], language: Language): MessageView {
  const embeds = shown.embeds.map(({ title, description, color, footer }): EmbedView => {
    const parts = { ...(title ? { title } : {}), ...(footer ? { footer: { text: footer.text } } : {}) };
    return { ...parts, description: description ?? '', color: color ?? 0 };
  });
  const components = stackRows(renderButtons(buttons, language), rowsOf(shown).slice(1));
  return makeMessage({ content: shown.content, embeds, components });
}

function rowsOf({ components = [] }: APIMessage): RowView[] {
  return components.flatMap((row) => {
    if (row.type !== ComponentType.ActionRow) return [];
    const buttons = row.components.flatMap((part): ButtonView[] => {
      if (part.type !== ComponentType.Button || !('custom_id' in part) || !('label' in part)) return [];
      const { style, label = '', custom_id, disabled = false } = part;
      return [{ type: ComponentType.Button, style, label, custom_id, disabled }];
    });
    return buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow as const, components: buttons }];
  });
}
