using BareApp;
using Microsoft.AspNetCore.Http.HttpResults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddRazorComponents();
var app = builder.Build();
app.MapGet("/", () => new RazorComponentResult<FirstPage>());
await app.RunAsync();
