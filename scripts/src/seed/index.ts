export const demo = { email: 'demo@gatefold.example', username: 'mira', password: 'open-the-gatefold' };
export async function seedDemo(_url: string): Promise<string> {
  return '';
}
