// A second environment of the same kind, to try a version or a call in before people meet it.
using 'main.bicep'

param environment = 'rehearsal'
param firstCoordinator = 'coordinator@example.org'
param mailFrom = 'support.unit@example.org'
param sendGridEndpoint = 'https://api.eu.sendgrid.com'
param maximumInstances = 2
param alertEmail = 'operator@example.org'
param monthlyBudget = 10
