import type { Config } from '#libs/config';
import { DomainError } from '#libs/errors';
import { compile, type CompiledProject, type Datafile } from '#libs/evaluation';
import { originRule, type OriginRule } from '#libs/ingestion';

/** A project as this app holds it: compiled, with the rule of who may ask. */
export interface ServedProject {
  readonly compiled: CompiledProject;
  readonly allowsOrigin: OriginRule;
}

/** Makes a datafile ready for this installation's decisions. */
export function serveProject(datafile: Datafile, { hash }: Pick<Config, 'hash'>): ServedProject {
  return {
    compiled: compile(datafile, hash),
    allowsOrigin: originRule(datafile.settings.allowedOrigins),
  };
}

/** The answer to an origin that the project does not serve. */
export function originRefused(): DomainError {
  return new DomainError('forbidden', 'origin-not-allowed', 'The project does not serve this origin.');
}
