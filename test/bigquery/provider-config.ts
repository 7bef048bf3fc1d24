type OnlyKnown<Config, Given> = Exclude<keyof Given, keyof Config> extends never ? Config : never;

/** Holds at compile time that the arguments are a binding's, without one that it does not know; gives them back. */
export function accepts<Config, Given extends OnlyKnown<Config, Given>>(given: Given): Given {
  return given;
}
