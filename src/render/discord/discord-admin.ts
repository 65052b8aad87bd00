import type { ArticleSummary, LibraryStatus } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { COLLECTION_TEXTS } from '../strings/collection-texts.ts';
import type { PermissionName } from '../strings/discord-texts.ts';
import { SOURCE_TEXTS } from '../strings/source-texts.ts';
import { STRINGS } from '../strings/strings.ts';
import type { PrivacyFacts } from '../strings/strings-shape.ts';
import { oneLine } from './article-head.ts';
import { LIMITS } from './discord-limits.ts';
import { COLORS, type MessageView, makeMessage } from './discord-view.ts';
import { fitBlocks } from './fit-blocks.ts';
import { clip, escapeMarkdown } from './markdown.ts';

/** Longest question, address, problem or title in a report, so that many fit into a message. Chosen by hand. */
const MAX_GAP_CHARS = 150;
/** Number of other wordings shown of a question that was asked often. Chosen by hand. */
const MAX_WORDINGS = 3;

/** Unanswered questions with nearly the same meaning. */
export interface GapView {
  readonly text: string;
  /** All wordings, `text` first. */
  readonly wordings: readonly string[];
  readonly times: number;
  readonly isAnsweredNow: boolean;
}

/** Numbers of a guild over some days. */
export interface StatsView {
  readonly questions: number;
  readonly answered: number;
  /** Number of quotations without a short answer. */
  readonly passage: number;
  readonly notFound: number;
  readonly invalid: number;
  readonly privateQuestions: number;
  readonly askers: number;
  readonly votesUp: number;
  readonly votesDown: number;
}

/** Settings of a guild. Empty lists mean everywhere and everyone. */
export interface SettingsView {
  readonly channelIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly helperRoleId: string | null;
  readonly threadChannelIds: readonly string[];
  readonly dmPolicy: 'off' | 'members';
  /** Channels that receive alerts. */
  readonly alertChannelIds: readonly string[];
  /** Names; null for all public collections. */
  readonly collections: readonly string[] | null;
  readonly channelCollections: Readonly<Record<string, readonly string[]>>;
  readonly digestChannels: Readonly<Record<string, 'each' | 'weekly'>>;
}

/** The state of a feed or page; instants in ISO 8601. */
export interface SourceView {
  readonly name: string;
  readonly address: string;
  readonly problem: string | null;
  readonly movedTo: string | null;
  readonly articles: number;
  readonly departed: number;
  readonly gone: readonly unknown[];
  readonly unread: readonly unknown[];
  readonly nextAt: string | null;
}

/** Gaps in the given order, as many as fit, with other wordings below; private ones only as a count. */
export function renderGaps(
  { gaps, hidden }: { readonly gaps: readonly GapView[]; readonly hidden: number },
  days: number,
  language: Language,
): MessageView {
  const strings = STRINGS[language];
  const wording = (text: string) => escapeMarkdown(clip(oneLine(text), MAX_GAP_CHARS));
  const blocks = gaps.map(({ text, wordings, times, isAnsweredNow }, i) => {
    const others = wordings.slice(1, 1 + MAX_WORDINGS).map((other) => `-# ${wording(other)}`);
    return [`${i + 1}\\. **${wording(text)}** · ${strings.gap(times, isAnsweredNow)}`, ...others].join('\n');
  });
  const list = blocks.length === 0 ? strings.refusals.nothingToShow : fitBlocks(blocks, 3_500, '\n');
  const description = hidden === 0 ? list : `${list}\n\n${strings.hiddenQuestions(hidden)}`;
  return panel(`${strings.labels.gaps} · ${strings.lastDays(days)}`, description);
}

export function renderStats(stats: StatsView, days: number, language: Language): MessageView {
  const strings = STRINGS[language];
  const names = [
    'questions',
    'answered',
    'passage',
    'notFound',
    'invalid',
    'privateQuestions',
    'askers',
    'votesUp',
    'votesDown',
  ] as const;
  const lines = names.map((name) => `${strings.labels[name]}${strings.colon}**${stats[name]}**`);
  return panel(`${strings.labels.stats} · ${strings.lastDays(days)}`, lines.join('\n'));
}

/** The state of the index and the settings of the asking guild; `missing` names permissions that the bot lacks here. */
export function renderStatus(
  { status, settings, missing }: { status: LibraryStatus; settings: SettingsView; missing: readonly PermissionName[] },
  language: Language,
): MessageView {
  const strings = STRINGS[language];
  const { labels, colon } = strings;
  const facts: readonly (readonly [string, string])[] = [
    [labels.indexVersion, `\`${status.version}\``],
    [labels.builtAt, status.builtAt],
    [labels.articles, String(status.articles)],
    [labels.passages, String(status.chunks)],
    [labels.vectors, String(status.vectors)],
    [labels.newestOn, status.newestOn ?? labels.none],
  ];
  const lines = [
    ...facts.map(([label, value]) => `${label}${colon}${value}`),
    ...status.notes.map((note) => `⚠️ ${strings.notes[note]}`),
    ...(missing.length === 0 ? [] : [`⚠️ ${strings.missingPermissions(missing)}`]),
    '',
    ...settingLines(settings, language),
  ];
  return panel(labels.status, fitBlocks(lines, LIMITS.embedDescription, '\n'));
}

/** Feeds and pages in the given order, as many as fit; a sentence if none are configured. */
export function renderSourceStates(sources: readonly SourceView[] | undefined, language: Language): MessageView {
  const texts = SOURCE_TEXTS[language];
  if (!sources || sources.length === 0) return panel(texts.title, texts.none);
  const blocks = sources.map(({ name, address, problem, movedTo, articles, departed, gone, unread, nextAt }) => {
    const when = nextAt === null ? texts.neverRead : texts.next(`<t:${Math.floor(Date.parse(nextAt) / 1_000)}:R>`);
    const facts = [
      texts.articles(articles),
      ...(departed > 0 ? [texts.departed(departed)] : []),
      ...(gone.length > 0 ? [texts.gone(gone.length)] : []),
      ...(unread.length > 0 ? [texts.unread(unread.length)] : []),
      when,
    ];
    return [
      `${problem === null ? '✅' : '⚠️'} **${escapeMarkdown(name)}** · ${facts.join(' · ')}`,
      `-# ${escapeMarkdown(clip(oneLine(address), MAX_GAP_CHARS))}`,
      ...(movedTo === null ? [] : [`-# ${texts.movedTo(escapeMarkdown(clip(oneLine(movedTo), MAX_GAP_CHARS)))}`]),
      ...(problem === null ? [] : [`-# \`${clip(oneLine(problem), MAX_GAP_CHARS).replaceAll('`', "'")}\``]),
    ].join('\n');
  });
  return panel(texts.title, fitBlocks(blocks, 3_500, '\n'));
}

interface AddedView {
  readonly heading: string;
  /** Path in the folder of articles. */
  readonly file: string;
  /** Name of the uploaded file, or address; null if unknown. */
  readonly from: string | null;
  /** The articles read from it; empty if nothing could be read, or it is a copy of an existing article. */
  readonly articles: readonly ArticleSummary[];
}

/** An article that was added or removed, with its origin. */
export function renderAdded({ heading, file, from, articles }: AddedView, language: Language): MessageView {
  const { colon, untitled } = STRINGS[language];
  const texts = COLLECTION_TEXTS[language];
  const code = (text: string) => `\`${clip(oneLine(text), MAX_GAP_CHARS).replaceAll('`', "'")}\``;
  const lines = articles.map(({ title, source, publishedOn }) => {
    const facts = [source, publishedOn].flatMap((fact) => (fact === null ? [] : escapeMarkdown(oneLine(fact))));
    return [`**${escapeMarkdown(clip(oneLine(title ?? untitled), MAX_GAP_CHARS))}**`, ...facts].join(' · ');
  });
  const places = [
    `${texts.file}${colon}${code(file)}`,
    ...(from === null ? [] : [`${texts.cameFrom}${colon}${code(from)}`]),
  ];
  const shown = lines.length === 0 ? [`⚠️ ${texts.nothingRead}`] : lines;
  return panel(heading, fitBlocks([...shown, ...places], LIMITS.embedDescription, '\n'));
}

/** The settings of a guild. */
export function renderSettings(settings: SettingsView, language: Language): MessageView {
  const lines = settingLines(settings, language);
  return panel(STRINGS[language].labels.settings, fitBlocks(lines, LIMITS.embedDescription, '\n'));
}

/** The functions of the bot. */
export function renderHelp(language: Language): MessageView {
  return panel(STRINGS[language].labels.help, STRINGS[language].help);
}

/** The stored data, how long it is kept, and who receives it. */
export function renderPrivacy(facts: PrivacyFacts, language: Language): MessageView {
  return panel(STRINGS[language].labels.privacy, STRINGS[language].privacy(facts));
}

function settingLines(settings: SettingsView, language: Language): string[] {
  const texts = COLLECTION_TEXTS[language];
  const { labels, colon } = STRINGS[language];
  const list = (ids: readonly string[], sign: string, none: string) =>
    ids.length === 0
      ? none
      : fitBlocks(
          ids.map((id) => `<${sign}${id}>`),
          800,
          ' ',
        );
  const { helperRoleId: helper } = settings;
  return [
    `${labels.channels}${colon}${list(settings.channelIds, '#', labels.everywhere)}`,
    `${labels.roles}${colon}${list(settings.roleIds, '@&', labels.everyone)}`,
    `${labels.helperRole}${colon}${list(helper === null ? [] : [helper], '@&', labels.none)}`,
    `${labels.threads}${colon}${list(settings.threadChannelIds, '#', labels.off)}`,
    `${labels.directMessages}${colon}${settings.dmPolicy === 'off' ? labels.off : labels.on}`,
    `${labels.alerts}${colon}${list(settings.alertChannelIds, '#', labels.off)}`,
    `${texts.digest}${colon}${digestPlaces(settings.digestChannels, language)}`,
    `${texts.collections}${colon}${collectionNames(settings.collections, language)}`,
    ...Object.entries(settings.channelCollections).map(
      ([id, names]) => `-# <#${id}>${colon}${collectionNames(names, language)}`,
    ),
  ];
}

function digestPlaces(channels: SettingsView['digestChannels'], language: Language): string {
  const { weekly } = COLLECTION_TEXTS[language];
  const places = Object.entries(channels).map(([id, pace]) => `<#${id}>${pace === 'weekly' ? ` (${weekly})` : ''}`);
  return places.length === 0 ? STRINGS[language].labels.off : fitBlocks(places, 800, ' ');
}

function collectionNames(names: readonly string[] | null, language: Language): string {
  const { allPublic, onlyCommon } = COLLECTION_TEXTS[language];
  if (names === null) return allPublic;
  if (names.length === 0) return onlyCommon;
  return fitBlocks(
    names.map((name) => `**${escapeMarkdown(clip(oneLine(name), MAX_GAP_CHARS))}**`),
    800,
    ' ',
  );
}

function panel(title: string, description: string): MessageView {
  return makeMessage({ embeds: [{ title, description, color: COLORS.article }] });
}
