import { type APIApplication, DiscordAPIError, REST, Routes } from 'discord.js';
import { inviteLink } from './invite-link.ts';

/** Discord's reply about a token: its application, a refusal, or nothing because Discord cannot be reached. */
export type Application =
  | { readonly kind: 'known'; readonly id: string; readonly name: string; readonly inviteLink: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Time that Discord gets for one answer; a start or a check waits for it. Chosen by hand. */
const PATIENCE_MS = 5_000;
const PRINTABLE = /^[\x21-\x7e]+$/;

/** Asks Discord once for the application of a bot token. */
export async function lookUpApplication(token: string, apiUrl: string | undefined): Promise<Application> {
  if (!PRINTABLE.test(token)) return { kind: 'refused' };
  const rest = new REST({ timeout: PATIENCE_MS, retries: 0, ...(apiUrl === undefined ? {} : { api: apiUrl }) });
  try {
    const { id, name } = (await rest.setToken(token).get(Routes.currentApplication())) as APIApplication;
    return { kind: 'known', id, name, inviteLink: inviteLink(id) };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) return { kind: 'refused' };
    return { kind: 'unreachable', reason: (error as { code?: unknown }).code?.toString() ?? String(error) };
  }
}
