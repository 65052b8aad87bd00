import { describe, expect, it } from 'vitest';
import { changeChannels, changeRoles } from '../../../../src/bot/guilds/guild-changes.ts';
import { DEFAULT_SETTINGS } from '../../../../src/history/history.ts';

describe('settings of a guild', () => {
  it('gain and lose channels, each once, in order', () => {
    const two = changeChannels(changeChannels(DEFAULT_SETTINGS, 'allow', '9'), 'allow', '3');
    expect(changeChannels(two, 'allow', '3').channelIds).toEqual(['3', '9']);
    expect(changeChannels(two, 'forbid', '9').channelIds).toEqual(['3']);
    expect(changeChannels(two, 'clear', '9').channelIds).toEqual([]);
    expect(changeChannels(two, 'threadsOn', '3').threadChannelIds).toEqual(['3']);
  });

  it('gain and lose roles and the helper role', () => {
    const allowed = changeRoles(DEFAULT_SETTINGS, 'allow', '4');
    expect(allowed.roleIds).toEqual(['4']);
    expect(changeRoles(allowed, 'clear', undefined).roleIds).toEqual([]);
    const helped = changeRoles(DEFAULT_SETTINGS, 'helper', '5');
    expect(helped.helperRoleId).toBe('5');
    expect(changeRoles(helped, 'noHelper', undefined).helperRoleId).toBeNull();
  });

  it('stay as they are for nothing to do', () => {
    expect(changeChannels(DEFAULT_SETTINGS, '', '3')).toBe(DEFAULT_SETTINGS);
    expect(changeRoles(DEFAULT_SETTINGS, 'helper', undefined)).toBe(DEFAULT_SETTINGS);
  });
});
