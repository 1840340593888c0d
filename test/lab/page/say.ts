/** What an answer of the API comes to, in a sentence. The body is read, as apps do, but only its error code is repeated. */
export const sayOf = async (response: Response): Promise<string> => {
  const isJson = response.headers.get('content-type')?.includes('json');
  const body: { orders?: unknown[]; error?: string } = isJson ? await response.json() : {};
  if (!response.ok) return `The API refused it: ${response.status} ${body.error ?? ''}.`;
  return `The API answered ${response.status}${body.orders ? ` with ${body.orders.length} orders` : ''}.`;
};
