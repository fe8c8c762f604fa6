/** The version of this package, from package.json. */
export const version = '0.1.0';
