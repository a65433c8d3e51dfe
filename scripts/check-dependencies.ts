import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { rules } from './dependency-rules.ts'

/** Who may import whom, as CONTRIBUTING.md's table says. Zero modules is a failure: a tool that saw nothing approves all. */
const { output } = await cruise(['gateway', 'subgraphs', 'prisma', 'scripts', 'bench'], {
  ruleSet: rules,
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: 'prisma/generated' },
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
})
const { summary } = output as ICruiseResult
const errors = summary.violations.filter(violation => violation.rule.severity === 'error')
for (const { rule, from, to } of errors) console.error(`${rule.name}: ${from} -> ${to}`)
console.log(
  `${summary.totalCruised} modules, ${summary.totalDependenciesCruised ?? 0} dependencies, ${errors.length} violations`,
)
if (summary.totalCruised < 100) {
  console.error('expected the modules of the project, got almost none: dependency-cruiser could not read them')
  process.exitCode = 1
}
if (errors.length > 0) process.exitCode = 1
