/** The settings of a process by name, as the operating system hands them over. */
export type Environment = Readonly<Record<string, string | undefined>>;
