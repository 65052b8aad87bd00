import { ComponentType, TextInputStyle } from 'discord.js';
import { MAX_QUESTION_CHARS } from '../../model/question.ts';
import type { ModalText } from '../../render/strings/strings-shape.ts';

/** Name of the only input of every modal here. */
export const INPUT = 'text';

interface ModalFacts {
  readonly customId: string;
  readonly text: ModalText;
  readonly isRequired: boolean;
  readonly value?: string;
}

/** A modal with one text field, in the form of Discord's API. */
export function makeModal({ customId, text, isRequired, value }: ModalFacts): object {
  const input = {
    type: ComponentType.TextInput,
    custom_id: INPUT,
    style: TextInputStyle.Paragraph,
    label: text.label,
    placeholder: text.placeholder,
    required: isRequired,
    max_length: MAX_QUESTION_CHARS,
    ...(value === undefined || value === '' ? {} : { value: value.slice(0, MAX_QUESTION_CHARS) }),
  };
  return {
    custom_id: customId,
    title: text.title,
    components: [{ type: ComponentType.ActionRow, components: [input] }],
  };
}
