/** How often a property is tried: as often as the usual tests can wait for, or as `RUNS` says. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env['RUNS'] ?? usual) };
}
