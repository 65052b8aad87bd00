import type { MessageView } from '../../render/discord/discord-view.ts';

/**
 * The body of a send or an edit in Discord's format. Both set the allowed mentions, because an edit without the field
 * is parsed again. All parts are present, so that an edit leaves nothing of the former content.
 */
export function messageBody({ content, embeds, components, allowedMentions }: MessageView): Record<string, unknown> {
  const mentions = { parse: [], users: [], roles: allowedMentions.roles, replied_user: false };
  return { content, embeds, components, allowed_mentions: mentions };
}
