/** A parameter with what stands before it, which says what it is a number of. */
const parameter = /([^/]*)\/:(\w+)/g;

/**
 * The path of a request as far as it tells nothing of people: numbers of experiments, projects and the like
 * are filled in; users, end users, and whatever a caller words freely remain placeholders.
 *
 * @param route a pattern such as `/projects/:projectId/users/:userId`
 */
export function shownPath(route: string, params: Readonly<Record<string, string>>): string {
  return route.replace(parameter, (whole: string, before: string, name: string) => {
    const value = params[name] ?? '';
    return /user/i.test(before + name) || !/^\d{1,10}$/.test(value) ? whole : `${before}/${value}`;
  });
}
