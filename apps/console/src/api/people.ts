import type { Schema } from './client.js';

export type Member = Schema<'MemberDto'>;
export type Invited = Schema<'InvitedDto'>;

/** The members, and those who asked to be, among the people of an organization; no invitations. */
export const membersOf = (people: readonly (Member | Invited)[]): Member[] =>
  people.filter((person): person is Member => person.status !== 'invited');
