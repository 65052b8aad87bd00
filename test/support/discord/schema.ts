import * as spec from 'discord-api-spec/zod';
import { isJson } from './wire.ts';

interface Schema {
  safeParse(value: unknown): {
    success: boolean;
    data?: unknown;
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
  };
}

const schemas = spec as unknown as Record<string, Schema | undefined>;

/**
 * Violations of Discord's published schema `name` (without "Schema") in `value`, in words; with `strict` also unknown
 * fields.
 */
export function checkSchema(name: string, value: unknown, strict = true): string[] {
  const schema = schemas[`${name}Schema`];
  if (!schema) throw new Error(`discord-api-spec has no ${name}`);
  const result = schema.safeParse(value);
  if (!result.success) {
    return (result.error?.issues ?? []).map((issue) => `${name}.${issue.path.join('.')}: ${issue.message}`);
  }
  return strict ? unknownFields(value, result.data, name) : [];
}

/** The schemas drop unknown fields, so that a dropped field was unknown. */
function unknownFields(before: unknown, after: unknown, path: string): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.flatMap((value, i) => unknownFields(value, after[i], `${path}.${i}`));
  }
  if (!isJson(before) || !isJson(after)) return [];
  return Object.keys(before).flatMap((key) =>
    key in after ? unknownFields(before[key], after[key], `${path}.${key}`) : [`${path}.${key}: unknown field`],
  );
}
