import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { Failure, type FailureCode } from '../../shared/errors/index.ts';
import { failureOf } from '../../shared/failure-of.ts';
import { textOfSyntaxError, textOfValidationError, variableErrors } from './error-texts.ts';
import type { GraphqlContext } from './context.ts';

/** At most this many errors are answered: a hostile document can make thousands. */
const mostErrors = 10;

const requestErrors: Readonly<Record<string, (error: GraphQLError) => string>> = {
  GRAPHQL_PARSE_FAILED: textOfSyntaxError,
  GRAPHQL_VALIDATION_FAILED: textOfValidationError,
  OPERATION_RESOLUTION_FAILURE: () => 'Name one of the operations of the document as `operationName`.',
  BAD_USER_INPUT: () => 'The variables do not fit the operation.',
};

/** The code and text that a caller sees; what is unexpected is masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const requestError = requestErrors[String(formatted.extensions?.code)];
  if (requestError !== undefined && !(cause instanceof Failure)) {
    return shown(formatted, 'BAD_USER_INPUT', requestError(error as GraphQLError));
  }
  const { code, text } = failureOf(cause);
  return shown(formatted, code, text);
}

function shown({ path, locations }: GraphQLFormattedError, code: FailureCode, message: string): GraphQLFormattedError {
  return {
    message,
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
          for (const error of errors) {
            const failure = failureOf(unwrapResolverError(error));
            if (failure.http >= 500 && error.path !== undefined) {
              contextValue.log.error({ err: failure.cause ?? failure }, 'operation failed');
            }
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
  };
}

/** The library stops at the first misfits and quotes them; a look at the variables names every place. */
function withVariableErrors(
  errors: readonly GraphQLFormattedError[],
  { schema, operation, request, errors: original }: GraphQLRequestContext<GraphqlContext>,
): readonly GraphQLFormattedError[] {
  const isAboutVariables = original?.[0]?.extensions.code === 'BAD_USER_INPUT' && original[0].path === undefined;
  if (!isAboutVariables || !operation) return errors;
  const texts = variableErrors(schema, operation, request.variables ?? {});
  return texts.length === 0 ? errors : texts.map((message) => ({ message, extensions: { code: 'BAD_USER_INPUT' } }));
}
