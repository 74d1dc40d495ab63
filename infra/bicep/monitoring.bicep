// What an operator looks at, and what wakes one. The words of log alerts are the app's own; a test holds the two together.

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Short name of the environment.')
param environment string

@description('Characters that make names unique.')
param unique string

@description('Object id of the app\'s identity.')
param principalId string

@description('Resource id of the account that holds proposals and documents.')
param storageId string

@description('E-mail address that alerts go to.')
param alertEmail string

@description('Days for which logs are kept.')
param logDays int

@description('Monthly budget in the subscription\'s currency; 0 for none.')
param monthlyBudget int

@description('First day of the month from which the budget counts.')
param budgetFrom string

var metricsPublisher = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '3913510d-42f4-4e42-8a64-420c390055eb')

// Each is one question to the logs; any row is an alert.
var questions = [
  {
    name: 'answers-5xx'
    words: 'More than five requests in a quarter of an hour were answered by a fault of ours.'
    severity: 1
    query: 'requests | where toint(resultCode) >= 500 | summarize faults = count() | where faults > 5'
  }
  {
    name: 'letters-given-up'
    words: 'A letter could not be sent and is given up: somebody of the unit has to look at it.'
    severity: 2
    query: 'traces | where message has "is given up after"'
  }
  {
    name: 'oldest-due-letter'
    words: 'A letter has been due for a quarter of an hour and has not left.'
    severity: 2
    query: 'traces | where message has "The oldest due letter has waited"'
  }
  {
    name: 'sendgrid-refuses'
    words: 'SendGrid refuses the key or the address: no letter leaves until it is mended.'
    severity: 1
    query: 'traces | where message has "SendGrid refuses our key or address"'
  }
  {
    name: 'letters-not-looked-after'
    words: 'The timer that sends letters has not run for a quarter of an hour.'
    severity: 1
    query: 'requests | where name == "SendLetters" | summarize runs = count() | where runs == 0'
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-submissions-${environment}-${unique}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
    workspaceCapping: { dailyQuotaGb: 1 }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-submissions-${environment}-${unique}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource mayReport 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, principalId, metricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: metricsPublisher
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-submissions-${environment}-${unique}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'submissions'
    emailReceivers: [{ name: 'operator', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for question in questions: {
  name: '${question.name}-${environment}'
  location: location
  tags: tags
  properties: {
    displayName: question.words
    severity: question.severity
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: question.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}]

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'storage-throttled-${environment}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Storage turned requests away: the app tries again, and people wait.'
    severity: 2
    enabled: true
    scopes: [storageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'turned-away'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Transactions'
          dimensions: [{ name: 'ResponseType', operator: 'Include', values: ['ServerBusyError', 'ClientThrottlingError', 'ClientAccountRequestThrottlingError'] }]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 10
        }
      ]
    }
    actions: [{ actionGroupId: operators.id }]
  }
}

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = if (monthlyBudget > 0) {
  name: 'budget-submissions-${environment}'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetFrom }
    notifications: {
      spent: { enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual', contactEmails: [alertEmail] }
      forecast: { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted', contactEmails: [alertEmail] }
    }
  }
}

output connectionString string = insights.properties.ConnectionString
