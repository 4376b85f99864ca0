/** Tells how far the bench is, beside its JSON. */
export const note = (text: string) => process.stderr.write(`${text}\n`);

/** Two digits after the point. */
export const round = (value: number) => Math.round(value * 100) / 100;
