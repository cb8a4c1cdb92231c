import type { Config } from '#libs/config';
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
