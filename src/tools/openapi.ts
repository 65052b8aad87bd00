import { z } from 'zod';
import { TOOLS } from './all-tools.ts';
import type { Tool } from './tool.ts';

const PROBLEM = {
  type: 'object',
  required: ['status', 'code', 'detail'],
  properties: { status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' } },
} as const;

const REFUSALS = {
  400: 'The body is not JSON, or does not fit the schema.',
  401: 'The token is missing or wrong.',
  404: 'There is no such article.',
  413: 'The body is too large.',
  415: 'The body is not application/json.',
  429: 'Too many calls at once.',
  503: 'No answer can be had at the moment.',
} as const;

/** The tools over HTTP as an OpenAPI 3.1 document; the schemas are the same that check the calls. */
export function describeApi(version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Youju 有据',
      version,
      description: 'Answers from a collection of Chinese articles, proven by verbatim quotations.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'http://127.0.0.1:{port}', variables: { port: { default: '8090' } } }],
    security: [{ token: [] }],
    paths: Object.fromEntries(TOOLS.map((tool) => [`/v1/${tool.name}`, { post: operationOf(tool) }])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operationOf({ name, title, description, input, output }: Tool): object {
  const content = (schema: z.ZodObject, io: 'input' | 'output') => {
    const { $schema, ...described } = z.toJSONSchema(schema, { io });
    return { 'application/json': { schema: described } };
  };
  return {
    operationId: name,
    summary: title,
    description,
    requestBody: { required: true, content: content(input, 'input') },
    responses: {
      200: { description: 'Done.', content: content(output, 'output') },
      ...(name === 'ask' && {
        422: { description: 'The question cannot be taken; see code.', content: content(output, 'output') },
      }),
      ...Object.fromEntries(Object.entries(REFUSALS).map(([status, words]) => [status, problem(words)])),
    },
  };
}

function problem(description: string): object {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}
