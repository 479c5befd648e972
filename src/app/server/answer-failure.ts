import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerRestFailure, restPrefix } from '../../rest/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { Failure } from '../../shared/errors/index.ts';
import { answerGraphqlFailure } from '../graphql/http-errors.ts';
import { bareHeaders } from './headers.ts';

export type AnswerFailure = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** For failures outside of both doors: in the shape of the door that the address would belong to. */
export function createAnswerFailure(clock: Clock): AnswerFailure {
  return (error, request, reply) => {
    // whatever else is wrong with a request to nowhere, it leads nowhere
    const shown = request.is404 ? new Failure('NOT_FOUND') : error;
    return request.url.startsWith(restPrefix)
      ? answerRestFailure(shown, request, reply, clock())
      : answerGraphqlFailure(shown, request, reply);
  };
}

/** For URLs that cannot be decoded: no hook has run for them. */
export function createAnswerUnrouted(answer: AnswerFailure): AnswerFailure {
  return (error, request, reply) =>
    answer(error, request, reply.headers({ ...bareHeaders, 'x-correlation-id': request.id }));
}
