import type { MessageView } from '../../render/discord/discord-view.ts';

/**
 * The body of a send or an edit on Discord's wire. Mentions are locked on both, because an edit without the field is
 * parsed afresh; all parts are named, so that an edit leaves nothing of what stood there before.
 */
export function messageBody({ content, embeds, components, allowedMentions }: MessageView): Record<string, unknown> {
  const mentions = { parse: [], users: [], roles: allowedMentions.roles, replied_user: false };
  return { content, embeds, components, allowed_mentions: mentions };
}
