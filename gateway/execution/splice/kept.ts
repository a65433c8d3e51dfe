/** What of an object is noted: positions, objects in it, constants. */
export class Kept {
  #declared: string[] = []
  #properties: string[] = []

  position(name: string): string {
    this.#declared.push(`${name}=0`)
    this.#properties.push(name)
    return name
  }

  variable(name: string): string {
    this.#declared.push(`${name}=null`)
    this.#properties.push(name)
    return name
  }

  constant(name: string, value: string): void {
    this.#properties.push(`${name}:${value}`)
  }

  declarations(): string {
    return this.#declared.length > 0 ? `let ${this.#declared.join(',')};` : ''
  }

  properties(): string {
    return this.#properties.join(',')
  }
}
