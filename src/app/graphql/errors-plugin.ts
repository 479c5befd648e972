import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { Failure } from '../../shared/errors/index.ts';
import { failureOf } from '../../shared/failure-of.ts';
import {
  isBeyondLimits,
  textOfArgumentError,
  textOfSyntaxError,
  textOfValidationError,
  variableErrors,
} from './error-texts.ts';
import type { GraphqlContext } from './context.ts';

/** At most this many errors are answered, and logged: a hostile document can make thousands. */
const mostErrors = 10;

/** What the codes of the library mean for the caller. */
const requestErrors: Readonly<Record<string, (error: GraphQLError) => string>> = {
  GRAPHQL_PARSE_FAILED: textOfSyntaxError,
  GRAPHQL_VALIDATION_FAILED: textOfValidationError,
  OPERATION_RESOLUTION_FAILURE: () => 'Name one of the operations of the document as `operationName`.',
  BAD_USER_INPUT: () => 'The variables do not fit the operation.',
};

/** What a caller is shown of an error; what is unexpected is masked. */
function shownFailure(error: unknown): Failure {
  const cause = unwrapResolverError(error);
  if (!(cause instanceof GraphQLError)) return failureOf(cause);
  const textOf = requestErrors[String(cause.extensions.code)];
  if (textOf !== undefined) return isBeyondLimits(cause) ? tooLarge() : unfit(textOf(cause));
  const argumentText = textOfArgumentError(cause);
  if (argumentText !== null) return unfit(argumentText);
  if (cause.message.startsWith('Too many errors processing variables')) return unfit('Too many variables do not fit.');
  if (cause.nodes?.[0]?.kind === Kind.OPERATION_DEFINITION) return unfit('This kind of operation is not offered.');
  return failureOf(cause);
}

function unfit(text: string): Failure {
  return new Failure('BAD_USER_INPUT', { text });
}

function tooLarge(): Failure {
  return new Failure('LIMIT_EXCEEDED', { text: 'The document is larger or nested deeper than allowed.' });
}

export function formatError({ path, locations }: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { code, text } = shownFailure(error);
  return {
    message: text,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: { code },
  };
}

/** Logs what is masked, says which variables do not fit, and puts the correlation id into every error. */
export function errorsPlugin(): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, contextValue }) => {
          for (const error of errors.slice(0, mostErrors)) {
            const { code, http, cause } = shownFailure(error);
            if (http >= 500) contextValue.log.error({ code, err: cause ?? error }, 'operation failed');
          }
          return Promise.resolve();
        },
        willSendResponse: (context) => {
          const { body } = context.response;
          if (body.kind === 'single' && body.singleResult.errors !== undefined) {
            const { correlationId } = context.contextValue.caller;
            const errors = withVariableErrors(body.singleResult.errors, context).slice(0, mostErrors);
            body.singleResult.errors = errors.map((error) => ({
              ...error,
              extensions: { ...error.extensions, correlationId },
            }));
          }
          return Promise.resolve();
        },
      }),
    // the server itself would answer without a correlation id
    unexpectedErrorProcessingRequest: ({ error }) => Promise.reject(error),
  };
}

/** The library stops at the first misfits and quotes them; a look at the variables names every place. */
function withVariableErrors(
  errors: readonly GraphQLFormattedError[],
  { schema, operation, request, errors: original }: GraphQLRequestContext<GraphqlContext>,
): readonly GraphQLFormattedError[] {
  const isAboutVariables = original?.[0]?.extensions.code === 'BAD_USER_INPUT' && original[0].path === undefined;
  if (!isAboutVariables || !operation) return errors;
  const texts = variableErrors(schema, operation, request.variables ?? {}, mostErrors);
  return texts.length === 0 ? errors : texts.map((message) => ({ message, extensions: { code: 'BAD_USER_INPUT' } }));
}
