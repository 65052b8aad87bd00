import type { DiscordApi } from '../discord/discord-api.ts';

/** The owners of the application: its owner, or the members of the team that owns it. */
export async function findOwnerIds(api: Pick<DiscordApi, 'application'>): Promise<ReadonlySet<string>> {
  const { team, owner } = await api.application();
  if (team) return new Set(team.members.map(({ user }) => user.id));
  return new Set(owner ? [owner.id] : []);
}
